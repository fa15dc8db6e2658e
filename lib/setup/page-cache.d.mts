import type { IncomingMessage, ServerResponse } from 'node:http';

type Handler = (request: IncomingMessage, response: ServerResponse) => unknown;

export declare function endOf(at: number, lasts: number): number;
export declare function shared<T>(question: () => Promise<T>): () => Promise<T>;
export declare function revisionOf(pool: { query(sql: string): Promise<{ rows: { revision: string }[] }> }): () => Promise<string>;
export declare function withPageCache(handle: Handler, options: { revision: () => Promise<string>; clock: () => number; mostBytes?: number }): Handler;

import 'server-only';
import { z } from 'zod';
import { API_PROBLEMS, issueWords, type ApiProblem } from '@/lib/text/api-problems';

export type ProblemError = { readonly pointer?: string; readonly parameter?: string; readonly detail: string };
type More = { readonly detail?: string; readonly errors?: readonly ProblemError[]; readonly reference?: string };

/** A problem (RFC 9457). Its `type` never changes: clients decide by it. */
export function apiProblem(name: ApiProblem, more: More = {}, headers: Record<string, string> = {}): Response {
  const { status, title } = API_PROBLEMS[name];
  return new Response(JSON.stringify({ type: `urn:tthc:problem:${name}`, title, status, ...more }), {
    status, headers: { 'Content-Type': 'application/problem+json; charset=utf-8', 'Cache-Control': 'no-store', ...headers },
  });
}

/** Thrown by whatever a route calls, to answer with this problem. */
export class ApiStop extends Error {
  constructor(readonly response: Response) {
    super('answered');
  }
}

export const stopWith = (...args: Parameters<typeof apiProblem>): never => {
  throw new ApiStop(apiProblem(...args));
};

/** RFC 6901. */
export const pointerOf = (path: readonly PropertyKey[]): string => path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

type RawIssue = { readonly path: readonly PropertyKey[]; readonly message: string; readonly code?: string | undefined; readonly keys?: readonly string[] | undefined };

/** What is wrong, each at its place; an unknown field at its own. `where` turns a path into a pointer or a parameter. */
export const errorsOf = (issues: readonly RawIssue[], where: (path: readonly PropertyKey[]) => Pick<ProblemError, 'pointer' | 'parameter'>): ProblemError[] =>
  issues.slice(0, 100).flatMap(({ path, message, code, keys }) => (code === 'unrecognized_keys' ? (keys ?? []).slice(0, 50).map((key) => ({ ...where([...path, key]), detail: message })) : [{ ...where(path), detail: message }]));

/** Parses a body; answers 422 with a pointer for each fault. */
export function parseBody<S extends z.ZodType>(schema: S, body: unknown): z.output<S> {
  const parsed = schema.safeParse(body, { error: (issue) => issueWords(issue) });
  return parsed.success ? parsed.data : stopWith('validation', { errors: errorsOf(parsed.error.issues, (path) => ({ pointer: pointerOf(path) })) });
}

/** Parses a query; answers 400 with the parameter at fault. Unknown parameters and ones sent twice are faults: a mistyped filter must not be ignored. */
export function parseQuery<S extends z.ZodType>(schema: S, query: URLSearchParams, twice: string): z.output<S> {
  const names = [...new Set(query.keys())];
  const doubled = names.filter((name) => query.getAll(name).length > 1);
  if (doubled.length > 0) stopWith('query', { errors: doubled.slice(0, 50).map((parameter) => ({ parameter, detail: twice })) });
  const parsed = schema.safeParse(Object.fromEntries(query), { error: (issue) => issueWords(issue) });
  return parsed.success ? parsed.data : stopWith('query', { errors: errorsOf(parsed.error.issues, (path) => ({ parameter: path.map(String).join('.') })) });
}

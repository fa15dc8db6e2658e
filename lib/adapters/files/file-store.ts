import 'server-only';

/** Bytes that have arrived but are not kept yet: their hash and type are known, whoever asked decides. */
export type StagedFile = {
  readonly sha256: string;
  readonly size: number;
  /** What the content is, whatever its name says; null when it is nothing we know. */
  readonly mediaType: string | null;
  /** Where the bytes lie meanwhile, for a reader that needs a file. */
  readonly path: string;
  /** Keeps the bytes under their hash. Keeping the same bytes again changes nothing. */
  readonly keep: () => Promise<void>;
  readonly discard: () => Promise<void>;
};

export type StageRefusal = { readonly name: 'FileTooLarge'; readonly limit: number } | { readonly name: 'FileEmpty' };

export type StageOutcome = { readonly ok: true; readonly value: StagedFile } | { readonly ok: false; readonly refusal: StageRefusal };

/** Where the bytes of attachments live, by their content's hash. The database says what they are and who may see them. */
export interface FileStore {
  /** Takes a stream in without holding it in memory; stops reading at the limit, in bytes. */
  stage(source: AsyncIterable<Uint8Array>, limit: number): Promise<StageOutcome>;
  /** The bytes, or null when they are not there. */
  open(sha256: string): Promise<ReadableStream<Uint8Array> | null>;
  read(sha256: string): Promise<Uint8Array | null>;
  /** Deletes bytes that no row names any more, unless they were kept again within the last hour: their row may be on its way. */
  remove(sha256: string): Promise<void>;
}

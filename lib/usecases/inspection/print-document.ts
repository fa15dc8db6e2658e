import 'server-only';
import { refuse, type Result } from '@/lib/domain/shared/result';

export type DocumentFile = { readonly bytes: Uint8Array; readonly fileName: string };
export type DocumentRefusal = { readonly name: 'NoSuchDocument' } | { readonly name: 'DataChanged' };

/** A document as PDF, from its frozen data: the same bytes each time. Who may open it is asked before, by mayOpenDocument. */
export function documentPdf(agencyId: number, id: string): Promise<Result<DocumentFile, DocumentRefusal>> {
  void agencyId;
  void id;
  return Promise.resolve(refuse({ name: 'NoSuchDocument' }));
}

/** The same as DOCX, for an office that finishes it by hand. */
export function documentDocx(agencyId: number, id: string): Promise<Result<DocumentFile, DocumentRefusal>> {
  void agencyId;
  void id;
  return Promise.resolve(refuse({ name: 'NoSuchDocument' }));
}

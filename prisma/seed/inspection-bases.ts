import type { Tx } from '@/lib/db/transaction';
import { readSeedFile } from './files';
import { AGENCY_ID } from './reference';
import { idOf, insertRows } from './rows';

type BasesFile = { readonly bases: readonly { number: string; title: string; article: string | null; from: string; to: string | null; verified: boolean }[] };

/** The legal bases that a plan of an inspection may cite, each with the days on which it holds: a plan of 2017 cites those of 2017. */
export async function loadInspectionBases(tx: Tx): Promise<void> {
  const { bases } = readSeedFile<BasesFile>('reference/inspection-bases.json');
  await insertRows(tx, 'inspection_basis', bases.map(({ number, title, article, from, to, verified }, index) => ({ agencyId: AGENCY_ID, id: idOf('inspection-basis', number), number, title, article, validFrom: from, validTo: to, isVerified: verified, sortOrder: index + 1 })));
}

import 'server-only';
import { cache } from 'react';
import { db } from '@/lib/db/client';

/** The agency this installation serves: the first one. Throws when nothing has been set up yet. */
export const theAgency = cache(async () => db().agency.findFirstOrThrow({ orderBy: { id: 'asc' } }));

/** The agency's units in their usual order, closed ones last. */
export const listUnits = cache(async (agencyId: number) => db().unit.findMany({ where: { agencyId }, orderBy: [{ isActive: 'desc' }, { sortOrder: 'asc' }, { name: 'asc' }] }));

/** True when the database answers a question within two seconds. */
export async function databaseAnswers(): Promise<boolean> {
  const asked = db().$queryRaw`SELECT 1`.then(() => true, () => false);
  return Promise.race([asked, new Promise<boolean>((resolve) => setTimeout(() => resolve(false), 2_000))]);
}

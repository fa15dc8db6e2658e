import 'server-only';
import { cache } from 'react';
import { Prisma, type Agency, type Unit } from '@/prisma/generated/client';
import { db, queryPlanned } from '@/lib/db/client';

/** The agency this installation serves: the first one. Throws when nothing has been set up yet. */
export const theAgency = cache(async (): Promise<Agency> => {
  const [agency] = await queryPlanned<Agency>(Prisma.sql`SELECT * FROM agency ORDER BY id LIMIT 1`);
  if (!agency) throw new Error('No agency has been set up');
  return agency;
});

let knownId: number | null = null;

/** Its number alone, which never changes: asked once a process. Throws when nothing has been set up yet. */
export async function theAgencyId(): Promise<number> {
  knownId ??= (await theAgency()).id;
  return knownId;
}

/** The agency's units in their usual order, closed ones last. */
export const listUnits = cache((agencyId: number): Promise<Unit[]> => queryPlanned<Unit>(Prisma.sql`SELECT * FROM unit WHERE "agencyId" = ${agencyId} ORDER BY "isActive" DESC, "sortOrder", name`));

/** True when the database answers a question within two seconds. */
export async function databaseAnswers(): Promise<boolean> {
  const asked = db().$queryRaw`SELECT 1`.then(() => true, () => false);
  return Promise.race([asked, new Promise<boolean>((resolve) => setTimeout(() => resolve(false), 2_000))]);
}

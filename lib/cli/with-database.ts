import { localTimeOf, now } from '@/lib/platform/clock';
import type { Context } from '@/lib/usecases/context';
import { openDatabase } from './open-database';

/** Runs a verb in the name of whoever sits at the server, with the database open. */
export async function asSystem(work: (ctx: Context) => Promise<number>): Promise<number> {
  const opened = await openDatabase();
  try {
    const [{ theAgency }, { systemActor }] = await Promise.all([import('@/lib/data/agency'), import('@/lib/usecases/system-actor')]);
    const agency = await theAgency().catch(() => {
      throw new Error('Chưa có cơ quan nào trong cơ sở dữ liệu. Nạp danh mục trước: chạy npm start với TTHC_SEED=reference một lần.');
    });
    const instant = now();
    return await work({ actor: systemActor(agency.id), instant, now: localTimeOf(instant) });
  } finally {
    await opened?.close();
  }
}

export const say = (line: string): boolean => process.stdout.write(`${line}\n`);

/** The sentences of a schema that refused the words of a command. */
export const wordsOf = (issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[], options: Readonly<Record<string, string>>): string =>
  issues.map(({ path, message }) => `${options[String(path[0])] ?? `--${String(path[0])}`}: ${message}`).join('\n');

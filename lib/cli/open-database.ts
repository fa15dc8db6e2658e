import path from 'node:path';
import { hasCluster, runningCluster, stopCluster } from '@/lib/setup/embedded-postgres';
import { clusterFolder, keepSecrets, prepareDatabase } from '@/lib/setup/prepare-database';

export type OpenedDatabase = { readonly ownerUrl: string; close: () => Promise<void> };

const root = path.resolve(import.meta.dirname, '../..');

/**
 * Points this process at the database of DATABASE_URL, or at the embedded one of DATA_DIR, which is started when it is
 * stopped and stopped again by `close`. Answers null when there is none and `optional` is set; throws a sentence otherwise.
 */
export async function openDatabase({ optional = false }: { optional?: boolean } = {}): Promise<OpenedDatabase | null> {
  const disconnect = async () => {
    const { db } = await import('@/lib/db/client');
    await db().$disconnect();
  };
  if (process.env.DATABASE_URL) return { ownerUrl: process.env.DATABASE_OWNER_URL ?? process.env.DATABASE_URL, close: disconnect };
  const dataDir = path.resolve(root, process.env.DATA_DIR || './data');
  const folder = clusterFolder(dataDir);
  if (!hasCluster(folder)) {
    if (optional) return null;
    throw new Error(`Chưa có cơ sở dữ liệu ở ${dataDir}. Hãy chạy npm start một lần, hoặc viết DATABASE_URL.`);
  }
  const wasRunning = runningCluster(folder) !== null;
  const { appUrl, ownerUrl } = await prepareDatabase({ dataDir, secrets: keepSecrets(dataDir), say: () => undefined });
  Object.assign(process.env, { DATABASE_URL: appUrl, DATA_DIR: dataDir });
  return {
    ownerUrl,
    close: async () => {
      await disconnect();
      if (!wasRunning) stopCluster(folder);
    },
  };
}

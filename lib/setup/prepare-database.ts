import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { applyMigrations } from './apply-migrations';
import { APP_ROLE, ensureDatabase, grantAppRole, prepareQueue, QUEUES, urlAs } from './database';
import { SetupError, startCluster } from './embedded-postgres';

export type Secrets = { authSecret: string; databasePassword: string };
export type PreparedDatabase = { readonly appUrl: string; readonly ownerUrl: string; readonly isEmbedded: boolean; readonly applied: string[] };

/** Secrets of this installation, made once and readable by its user alone. */
export function keepSecrets(dataDir: string): Secrets {
  const file = path.join(dataDir, 'secrets.json');
  try {
    fs.mkdirSync(dataDir, { recursive: true });
    if (fs.existsSync(file)) return JSON.parse(fs.readFileSync(file, 'utf8')) as Secrets;
    const secrets = { authSecret: randomBytes(48).toString('base64url'), databasePassword: randomBytes(18).toString('base64url') };
    fs.writeFileSync(`${file}.part`, JSON.stringify(secrets), { mode: 0o600 });
    fs.renameSync(`${file}.part`, file);
    return secrets;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    throw new SetupError(code === 'ENOSPC' ? 'Ổ đĩa đã đầy. Hãy giải phóng chỗ trống rồi chạy lại.' : `Không đọc hoặc ghi được thư mục dữ liệu ${dataDir} (${code ?? 'tệp hỏng'}). Hãy cho quyền, hoặc viết DATA_DIR trỏ tới thư mục khác.`);
  }
}

export const clusterFolder = (dataDir: string) => path.join(dataDir, 'postgres');

/** A migrated database and the addresses to reach it: the given server, or the embedded one of the data folder. */
export async function prepareDatabase(options: { dataDir: string; databaseUrl?: string | undefined; ownerUrl?: string | undefined; secrets: Secrets; say: (line: string) => void }): Promise<PreparedDatabase> {
  const { dataDir, databaseUrl, secrets, say } = options;
  if (databaseUrl) {
    const ownerUrl = options.ownerUrl ?? databaseUrl;
    const applied = await applyMigrations(ownerUrl).catch((error: unknown) => {
      const text = error instanceof Error ? error.message || String((error as { code?: string }).code) : String(error);
      throw new SetupError(`Không dùng được PostgreSQL ở DATABASE_URL: ${text}. Hãy kiểm tra địa chỉ, mật khẩu, và quyền tạo bảng (hoặc viết thêm DATABASE_OWNER_URL).`);
    });
    await prepareQueue(ownerUrl, QUEUES);
    return { appUrl: databaseUrl, ownerUrl, isEmbedded: false, applied };
  }
  const cluster = await startCluster(clusterFolder(dataDir), say);
  await ensureDatabase(cluster.superuserUrl(), 'tthc');
  const ownerUrl = cluster.superuserUrl('tthc');
  const applied = await applyMigrations(ownerUrl);
  await prepareQueue(ownerUrl, QUEUES);
  await grantAppRole(ownerUrl, secrets.databasePassword);
  return { appUrl: urlAs(ownerUrl, APP_ROLE, secrets.databasePassword), ownerUrl, isEmbedded: true, applied };
}

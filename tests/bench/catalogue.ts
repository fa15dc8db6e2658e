import { randomBytes } from 'node:crypto';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { applyMigrations } from '@/lib/setup/apply-migrations';
import { ensureDatabase } from '@/lib/setup/database';
import { startCluster, stopCluster } from '@/lib/setup/embedded-postgres';
import { load, timesOf, type Times } from './register/load';
import { startProduct, startYardstick } from './register/servers';

const HEADS = ['Cấp', 'Cấp lại', 'Gia hạn', 'Điều chỉnh', 'Thu hồi', 'Đăng ký', 'Xác nhận', 'Thẩm định', 'Phê duyệt', 'Chấp thuận'];
const TAILS = ['tại khu công nghiệp', 'của doanh nghiệp', 'cho tổ chức nước ngoài', 'trên địa bàn thành phố', 'theo quy hoạch phân khu', 'đối với dự án đầu tư', 'trong khu kinh tế'];
const TYPED = ['giay phep lao dong', 'giấy phép lao động', 'giay phe', 'gia han giay', 'visa nhan vien nuoc ngoai', 'dang ky dau tu', 'giya phep xay dunng', '1.0141', 'xay dung', 'moi truong khu cong nghiep', 'work permit', 'noi quy lao dong', 'quy hoach phan khu', 'xuat xu', 'dieu chinh du an dau tu', 'chap thuan', 'l', 'lao do'];

/** Copies of the sample procedures under other names and codes, until there are `count`. */
async function fill(url: string, count: number): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`INSERT INTO procedure ("agencyId", id, code, slug, "formerCodes") SELECT 1, gen_random_uuid(), '7.' || lpad(n::text, 6, '0'), '7.' || lpad(n::text, 6, '0'), '{}' FROM generate_series(1, $1::int) n`, [count]);
    await client.query(`
      WITH sample AS (SELECT v.*, row_number() OVER (ORDER BY v.id) - 1 AS at, count(*) OVER () AS many FROM procedure_version v WHERE v.state = 'approved' AND v."validTo" IS NULL),
           fresh AS (SELECT p.id, row_number() OVER (ORDER BY p.slug) - 1 AS n FROM procedure p WHERE p.slug LIKE '7.%')
      INSERT INTO procedure_version ("agencyId", id, "procedureId", number, state, "validFrom", "decisionId", name, "nameEn", "sectorId", "handlingUnitId", level, "onlineLevel", "pauseRule", content)
      SELECT 1, gen_random_uuid(), f.id, 1, 'approved', s."validFrom", s."decisionId", ($1::text[])[1 + f.n % cardinality($1::text[])] || ' ' || lower(s.name) || ' ' || ($2::text[])[1 + (f.n / 7) % cardinality($2::text[])], s."nameEn", s."sectorId", s."handlingUnitId", s.level, s."onlineLevel", s."pauseRule", s.content
        FROM fresh f JOIN sample s ON s.at = f.n % s.many`, [HEADS, TAILS]);
    await client.query('ANALYZE');
  } finally {
    await client.end();
  }
}

/** Each query typed letter by letter, as people do. */
const keystrokes = TYPED.flatMap((query) => Array.from({ length: query.length }, (_, at) => query.slice(0, at + 1)));

export type CatalogueBench = { readonly procedures: number; readonly buildMs: number; readonly search: Times; /** The processor's own time, which a busy machine does not blur. */ readonly searchCpu: Times; readonly pages: readonly { readonly what: string; readonly times: Times; readonly ratio: number }[] };

/*
 * The public catalogue over many procedures: search by itself, then pages of the product as `npm start` runs it beside a
 * static page of the same Next.js, 16 connections each.
 *   npm run bench -- catalogue [procedures] [seconds] [search]     `search`: without servers, nothing is built
 */
export async function benchCatalogue(procedures = 5_000, seconds = 8, withServers = true): Promise<CatalogueBench> {
  const folder = path.join(os.tmpdir(), `tthc-bench-${randomBytes(4).toString('hex')}`);
  const cluster = await startCluster(folder, () => undefined);
  try {
    await ensureDatabase(cluster.superuserUrl(), 'bench');
    const url = cluster.superuserUrl('bench');
    Object.assign(process.env, { DATABASE_URL: url, DATA_DIR: folder, AUTH_SECRET: process.env.AUTH_SECRET ?? randomBytes(24).toString('hex') });
    await applyMigrations(url);
    const [{ seed }, { catalogueOn }, { catalogueAsk, findInCatalogue }, { today }, { db }] = await Promise.all([import('@/prisma/seed/index'), import('@/lib/data/catalogue'), import('@/lib/text/catalogue-filter'), import('@/lib/platform/clock'), import('@/lib/db/client')]);
    await seed('reference');
    await fill(url, procedures);
    const begun = performance.now();
    const { versions, index } = await catalogueOn(1, today());
    const buildMs = performance.now() - begun;
    const waits: number[] = [];
    const cpu: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      for (const tim of keystrokes) {
        const from = performance.now();
        const used = process.cpuUsage();
        findInCatalogue(versions, index, catalogueAsk((name) => (name === 'tim' ? tim : null)));
        const { user, system } = process.cpuUsage(used);
        if (round === 0) continue;
        waits.push(performance.now() - from);
        cpu.push((user + system) / 1000);
      }
    }
    const total = (times: readonly number[]) => times.reduce((sum, one) => sum + one, 0) / 1000;
    const [search, searchCpu] = [timesOf(waits, total(waits)), timesOf(cpu, total(cpu))];
    await db().$disconnect();
    const pages: { what: string; times: Times; ratio: number }[] = [];
    if (withServers) {
      const product = await startProduct(url);
      const yardstick = await startYardstick(url, {});
      try {
        const still = await load(yardstick.url, () => ({ path: '/' }), 16, seconds);
        let n = 0;
        const asked: readonly (readonly [string, () => string])[] = [
          ['catalogue page', () => '/thu-tuc'], ['procedure page', () => '/thu-tuc/1.014199'],
          ['search, typed by many', () => `/api/thu-tuc/tim?tim=${encodeURIComponent(keystrokes[(n += 1) % keystrokes.length] ?? '')}`], ['search, never asked before', () => `/api/thu-tuc/tim?tim=${encodeURIComponent(`${TYPED[(n += 1) % TYPED.length] ?? ''} ${n}`)}`],
          ['search page without a script, typed by many', () => `/thu-tuc?tim=${encodeURIComponent(TYPED[(n += 1) % TYPED.length] ?? '')}`],
        ];
        pages.push({ what: 'static page of the same Next.js', times: still, ratio: 1 });
        for (const [what, address] of asked) {
          const times = await load(product.url, () => ({ path: address() }), 16, seconds);
          pages.push({ what, times, ratio: times.p95 / still.p95 });
        }
      } finally {
        await yardstick.stop();
        await product.stop();
      }
    }
    return { procedures: versions.length, buildMs, search, searchCpu, pages };
  } finally {
    stopCluster(folder);
  }
}

import { randomBytes } from 'node:crypto';
import pg from 'pg';
import PgBoss from 'pg-boss';
import { afterAll, describe, expect, it } from 'vitest';
import { JOB_NAMES } from '@/lib/jobs/boss';
import { grantAppRole, prepareQueue, QUEUES, urlAs } from '@/lib/setup/database';
import { useDatabase } from '../support/database';

const database = useDatabase();
const role = `tthc_jobs_${randomBytes(4).toString('hex')}`;

afterAll(async () => {
  const client = new pg.Client({ connectionString: database.url() });
  await client.connect();
  await client.query(`DROP OWNED BY ${role}; DROP ROLE ${role}`);
  await client.end();
});

describe('the queue', () => {
  it('is made at set-up for every job there is', () => {
    expect([...QUEUES].sort()).toEqual([...JOB_NAMES].sort());
  });

  it('runs under the role of the app, which may not make tables', async () => {
    await prepareQueue(database.url(), QUEUES);
    const password = randomBytes(12).toString('hex');
    await grantAppRole(database.url(), password, role);
    const boss = new PgBoss({ connectionString: urlAs(database.url(), role, password), schema: 'pgboss', max: 2, migrate: false });
    const errors: string[] = [];
    boss.on('error', (error) => errors.push(error.message));
    await boss.start();
    const done = new Promise<void>((resolve) => void boss.work('send-notices', { pollingIntervalSeconds: 0.5 }, async () => resolve()));
    await boss.schedule('send-notices', '* * * * *', {}, { tz: 'Asia/Ho_Chi_Minh' });
    expect(await boss.send('send-notices', {})).toBeTruthy();
    await done;
    await boss.stop({ graceful: true, wait: true });
    expect(errors).toEqual([]);
  });
});

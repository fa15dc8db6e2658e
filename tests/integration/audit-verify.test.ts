import pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { appendAudit } from '@/lib/data/audit';
import { db } from '@/lib/db/client';
import { inTransaction } from '@/lib/db/transaction';
import { verifyAudit } from '@/lib/usecases/verify-audit';
import { useDatabase } from '../support/database';

const database = useDatabase();

/** Does to one agency's trail what only a superuser with bad intent can do. */
async function tamper(sql: string) {
  const client = new pg.Client({ connectionString: database.url() });
  await client.connect();
  await client.query(`SET session_replication_role = replica; ${sql}`);
  await client.end();
}

async function trail(agencyId: number, rows = 6) {
  await db().agency.create({ data: { id: agencyId, code: `T${agencyId}`, name: '', shortName: '', parentName: '', address: '', phone: '', email: '' } });
  for (let index = 1; index <= rows; index++) await inTransaction((tx) => appendAudit(tx, { agencyId, actorId: null, action: 'test:write', subject: `row:${index}`, detail: { index, nested: { b: [1, 'ế'], a: null } } }));
}

describe('verifying the audit trail', () => {
  beforeAll(async () => {
    for (const agencyId of [1, 2, 3, 4, 5, 6, 7]) await trail(agencyId);
  });

  it('is silent on a trail that nobody touched', async () => {
    expect(await verifyAudit(1)).toMatchObject({ rows: 6, faults: [] });
  });
  it.each<[string, number, string, object]>([
    ['an edited row', 2, `UPDATE audit_entry SET detail = '{"index":99}' WHERE "agencyId" = 2 AND seq = 3`, { kind: 'edited', seq: '3' }],
    ['a deleted row', 3, `DELETE FROM audit_entry WHERE "agencyId" = 3 AND seq = 4`, { kind: 'missing', seq: '4' }],
    ['a cut-off tail', 4, `DELETE FROM audit_entry WHERE "agencyId" = 4 AND seq > 4`, { kind: 'truncated', seq: '5' }],
    ['two rows that changed places', 5, `UPDATE audit_entry SET seq = 900 WHERE "agencyId" = 5 AND seq = 2; UPDATE audit_entry SET seq = 2 WHERE "agencyId" = 5 AND seq = 3; UPDATE audit_entry SET seq = 3 WHERE "agencyId" = 5 AND seq = 900`, { kind: 'edited', seq: '2' }],
    ['an edited time', 6, `UPDATE audit_entry SET at = at + interval '1 second' WHERE "agencyId" = 6 AND seq = 6`, { kind: 'edited', seq: '6' }],
  ])('finds and locates %s', async (_, agencyId, sql, wanted) => {
    await tamper(sql);
    const { faults } = await verifyAudit(agencyId);
    expect(faults[0]).toMatchObject(wanted);
  });
  it('finds a tail cut off together with its head, by the anchor of an earlier run', async () => {
    const before = await verifyAudit(7);
    await tamper(`DELETE FROM audit_entry WHERE "agencyId" = 7 AND seq > 4; UPDATE audit_head SET seq = 4, hash = (SELECT hash FROM audit_entry WHERE "agencyId" = 7 AND seq = 4) WHERE "agencyId" = 7`);
    expect((await verifyAudit(7)).faults).toEqual([]);
    expect((await verifyAudit(7, before.anchor ? [before.anchor] : [])).faults[0]).toMatchObject({ kind: 'truncated', seq: '5' });
  });
});

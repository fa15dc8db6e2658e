import { beforeAll, describe, expect, it } from 'vitest';
import { appendAudit, canonicalEntry, chainHash } from '@/lib/data/audit';
import { db } from '@/lib/db/client';
import { inTransaction } from '@/lib/db/transaction';
import { useDatabase } from '../support/database';

useDatabase();
const AGENCY = 1;

describe('the audit chain', () => {
  beforeAll(async () => {
    await db().agency.create({ data: { id: AGENCY, code: 'H24.21', name: 'Cơ quan thử', shortName: 'CQ', parentName: '', address: '', phone: '', email: '' } });
  });

  it('links every row to the one before, whoever writes at once', async () => {
    await Promise.all(Array.from({ length: 24 }, (_, index) => inTransaction((tx) => appendAudit(tx, { agencyId: AGENCY, actorId: null, action: 'test:write', subject: `test:${index}`, detail: { z: index, a: [{ y: 1, b: 'Đỗ' }] } }))));
    const rows = await db().auditEntry.findMany({ where: { agencyId: AGENCY }, orderBy: { seq: 'asc' } });
    expect(rows.map((row) => Number(row.seq))).toEqual(Array.from({ length: 24 }, (_, index) => index + 1));
    let previous: Uint8Array = Buffer.alloc(32);
    for (const row of rows) {
      expect(Buffer.from(row.prevHash).equals(Buffer.from(previous))).toBe(true);
      expect(chainHash(previous, canonicalEntry(row)).equals(Buffer.from(row.hash))).toBe(true);
      previous = row.hash;
    }
  });

  it('leaves no row and no gap behind a change that failed', async () => {
    await expect(inTransaction(async (tx) => {
      await appendAudit(tx, { agencyId: AGENCY, actorId: null, action: 'test:fail', subject: 'test:x' });
      throw new Error('undo');
    })).rejects.toThrow('undo');
    expect(await db().auditEntry.count({ where: { action: 'test:fail' } })).toBe(0);
    await inTransaction((tx) => appendAudit(tx, { agencyId: AGENCY, actorId: null, action: 'test:after', subject: 'test:x' }));
    expect(Number((await db().auditEntry.findFirstOrThrow({ where: { action: 'test:after' } })).seq)).toBe(25);
  });

  it('cannot be edited, deleted or emptied', async () => {
    await expect(db().$executeRaw`UPDATE audit_entry SET action = 'x'`).rejects.toThrow(/chỉ được ghi thêm/);
    await expect(db().$executeRaw`DELETE FROM audit_entry`).rejects.toThrow(/chỉ được ghi thêm/);
    await expect(db().$executeRaw`TRUNCATE audit_entry`).rejects.toThrow(/chỉ được ghi thêm/);
  });
});

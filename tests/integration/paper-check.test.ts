import { beforeAll, describe, expect, it } from 'vitest';
import { checkPaper } from '@/lib/data/paper-check';
import { db } from '@/lib/db/client';
import type { Actor } from '@/lib/domain/access/can';
import { ReceiveDossier } from '@/lib/schemas/receive-dossier';
import { receiveDossier } from '@/lib/usecases/receive-dossier';
import { actorNamed, AGENCY, anIntake, openOffice } from '../support/counter-office';
import { useDatabase } from '../support/database';

useDatabase();
let clerk: Actor;
beforeAll(async () => {
  await openOffice();
  clerk = await actorNamed('tiepnhan');
});

describe('checking a paper', () => {
  it('tells number, time and fingerprint of what was issued, and nothing about a person', async () => {
    const made = await receiveDossier({ actor: clerk }, ReceiveDossier.parse(await anIntake()));
    if (!made.ok) throw new Error(made.refusal.name);
    const paper = await db().paper.findFirstOrThrow({ where: { id: made.value.paperId } });
    const checked = await checkPaper(AGENCY, paper.verifyToken);
    expect(checked).toMatchObject({ kind: 'intake-receipt', edition: 'circular-03-2025', dossierCode: made.value.code, isVoid: false, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(JSON.stringify(checked)).not.toMatch(/Sao Bến|0900000002|0200000002|Đình Vũ|VSIP/);
    await db().paper.update({ where: { agencyId_id: { agencyId: AGENCY, id: paper.id } }, data: { voidedAt: new Date() } });
    expect(await checkPaper(AGENCY, paper.verifyToken)).toMatchObject({ isVoid: true });
  });

  it('knows no paper by a wrong, hostile or foreign token', async () => {
    for (const token of ['', 'x', "' OR 1=1 --", '../../etc', 'a'.repeat(500), 'khong-co-giay-nay']) expect(await checkPaper(AGENCY, token)).toBeNull();
  });
});

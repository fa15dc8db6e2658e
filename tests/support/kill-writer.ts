/*
 * A process of the application that does one act after another on one dossier and says the number of each event as soon as
 * it is told that the act is kept. It is killed from outside, at any instant.
 *   kill-writer.ts <dossier code> <actor as JSON>
 */
import { writeSync } from 'node:fs';
import type { Actor } from '@/lib/domain/access/can';
import { localTimeOfInstant } from '@/lib/domain/calendar/local-time';
import { addDays } from '@/lib/domain/calendar/plain-date';
import type { DossierAct } from '@/lib/domain/dossier/acts';
import { performAct, type ActInput } from '@/lib/usecases/perform-act';

const [code = '', actorText = '{}'] = process.argv.slice(2);
const actor = JSON.parse(actorText) as Actor;
const in5Days = { on: addDays(localTimeOfInstant(Date.now()).on, 5), minute: 1020 };
const ASK: Partial<ActInput> = { reason: 'Thiếu bản vẽ', data: { items: ['Bản vẽ mặt bằng'], replyBy: in5Days } };

async function act(what: DossierAct, more: Partial<ActInput> = {}): Promise<void> {
  const instant = new Date();
  const done = await performAct({ actor, instant, now: localTimeOfInstant(instant.getTime()) }, { code, act: what, seen: null, ...more });
  if (!done.ok) throw new Error(`${what}: ${JSON.stringify(done.refusal)}`);
  writeSync(1, `${done.value.seq}\n`);
}

await act('take-over');
for (let ask = 0; ask < 2; ask += 1) {
  await act('request-supplement', ASK);
  await act('receive-supplement');
}
for (;;) {
  await act('consult', { data: { askedOf: 'Sở Xây dựng', replyBy: in5Days } });
  await act('consult-reply');
}

import 'server-only';
import { after } from 'next/server';
import type { Actor } from '@/lib/domain/access/can';
import type { ViewKind } from '@/lib/domain/dossier/view';
import { recordView } from '@/lib/usecases/record-view';
import { contextOf } from './request-context';

/**
 * Notes that a page showed a dossier, when the page has been sent: reading never waits for it. Next waits for it before the
 * process ends; a note that fails is logged by recordView.
 */
export function noteView(actor: Actor, dossierId: string, what: ViewKind): void {
  const read = contextOf(actor);
  after(() => recordView(read, dossierId, what));
}

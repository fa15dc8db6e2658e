import { Tag, type TagTone } from '@/components/ui/tag';
import type { DraftState, VersionStanding } from '@/lib/domain/procedure/draft';
import { DRAFT_STATE_WORDS, STANDING_WORDS } from '@/lib/text/draft-words';

const STANDING_TONES: Readonly<Record<VersionStanding, TagTone>> = { 'in-force': 'success', upcoming: 'accent', ended: 'plain', superseded: 'plain', draft: 'warning', 'in-review': 'warning' };
const STATE_TONES: Readonly<Record<DraftState, TagTone>> = { draft: 'plain', 'in-review': 'warning', approved: 'success', discarded: 'plain' };

export const StandingTag = ({ standing }: { standing: VersionStanding }) => <Tag tone={STANDING_TONES[standing]}>{STANDING_WORDS[standing]}</Tag>;
export const DraftTag = ({ state }: { state: DraftState }) => <Tag tone={STATE_TONES[state]}>{DRAFT_STATE_WORDS[state]}</Tag>;

import 'server-only';

// Who sees an inspection is a rule of lib/domain/inspection/sight.ts. Whose dossiers are open to a member of a team for the time
// of the inspection is read with the session (lib/data/sessions.ts), at every request: whoever is removed sees nothing any more.
export { seenUnits, seesInspection, seesWholeInspection } from '@/lib/domain/inspection/sight';

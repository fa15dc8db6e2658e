'use server';

import { redirect } from 'next/navigation';
import { ReassignFiles, UndoReassignment } from '@/lib/schemas/handover';
import { batchRefusalWords } from '@/lib/text/handover-words';
import { paths } from '@/lib/text/paths';
import { reassignFiles, undoReassignment } from '@/lib/usecases/reassign-files';
import { staffAction } from '@/lib/web/staff-action';

export const reassignAction = staffAction({
  permission: 'dossier:assign',
  input: ReassignFiles,
  run: reassignFiles,
  refusals: batchRefusalWords,
  then: ({ batchId, problems, left }) => redirect(paths.reassigned(batchId, { sot: [...problems.map(({ code }) => code), ...left].slice(0, 50).join(',') })),
});

export const undoReassignAction = staffAction({
  permission: 'dossier:assign',
  input: UndoReassignment,
  run: undoReassignment,
  refusals: batchRefusalWords,
  then: ({ batchId, problems, left }) => redirect(paths.reassigned(batchId, { sot: [...problems.map(({ code }) => code), ...left].slice(0, 50).join(',') })),
});

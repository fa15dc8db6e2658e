'use server';

import { redirect } from 'next/navigation';
import { FeedbackForm, RatingForm } from '@/lib/schemas/service';
import { ok } from '@/lib/domain/shared/result';
import { paths } from '@/lib/text/paths';
import { RATING_WORDS } from '@/lib/text/public/service';
import { rateDossier } from '@/lib/usecases/rate-dossier';
import { submitFeedback } from '@/lib/usecases/submit-feedback';
import { publicAction } from '@/lib/web/public-action';

export const rateAction = publicAction({
  name: 'rating',
  limit: { count: 20, seconds: 600 },
  input: RatingForm,
  run: rateDossier,
  refusals: (refusal, lang) => ({ message: RATING_WORDS[lang][refusal.name === 'AlreadyRated' ? 'already' : refusal.name === 'NotYet' ? 'notYet' : 'unknown'] }),
});

export const feedbackAction = publicAction({
  name: 'feedback',
  limit: { count: 6, seconds: 3600 },
  input: FeedbackForm,
  run: async (agencyId, input, lang) => ok(await submitFeedback(agencyId, input, lang)),
  refusals: () => ({ message: '' }),
  then: ({ followToken }, lang) => redirect(paths.feedbackFollow(followToken, lang)),
});

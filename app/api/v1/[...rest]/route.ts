import { API_WORDS } from '@/lib/text/api-problems';
import { apiProblem } from '@/lib/web/api-problem';

const nothingHere = (): Response => apiProblem('not-found', { detail: API_WORDS.noRoute });

/** Whatever is not an address of the API is told so as the API tells things, never with a page. */
export { nothingHere as GET, nothingHere as POST, nothingHere as PUT, nothingHere as PATCH, nothingHere as DELETE };

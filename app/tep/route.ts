import { staffRoute } from '@/lib/web/staff-route';
import { takeIn } from './take-in';

/** Takes in a file that will hang on a dossier. */
export const POST = staffRoute('file:add', ({ request, ctx }) => takeIn(request, ctx));

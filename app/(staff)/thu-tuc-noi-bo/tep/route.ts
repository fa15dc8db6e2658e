import { staffRoute } from '@/lib/web/staff-route';
import { takeIn } from '../../../tep/take-in';

/** Takes in a signed decision or a blank form. */
export const POST = staffRoute('procedure:draft', ({ request, ctx }) => takeIn(request, ctx));

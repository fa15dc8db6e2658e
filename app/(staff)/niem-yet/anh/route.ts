import { staffRoute } from '@/lib/web/staff-route';
import { takeIn } from '../../../tep/take-in';

const PICTURES = { types: new Set(['image/jpeg', 'image/png', 'image/tiff']), words: 'Tệp này không phải ảnh. Chụp hoặc chọn một ảnh JPG, PNG.' };

/** Takes in a photo of a board. Only a picture is one. */
export const POST = staffRoute('posting:check', ({ request, ctx }) => takeIn(request, ctx, PICTURES));

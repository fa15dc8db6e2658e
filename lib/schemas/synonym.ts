import { z } from 'zod';

const words = (missing: string) => z.string(missing).trim().min(2, missing).max(100, 'Nhập nhiều nhất 100 ký tự').regex(/^[^\n<>]*$/, 'Không dùng dấu < >').transform((text) => text.replace(/\s+/g, ' '));

/** An everyday word: for words of official names, or for one procedure by its code. */
export const AddSynonym = z.object({ phrase: words('Nhập từ mà người dân hay dùng'), target: words('Nhập cụm từ trong tên thủ tục, hoặc mã của một thủ tục') });
export type AddSynonym = z.infer<typeof AddSynonym>;

export const RemoveSynonym = z.object({ synonymId: z.uuid('Không tìm thấy từ này') });
export type RemoveSynonym = z.infer<typeof RemoveSynonym>;

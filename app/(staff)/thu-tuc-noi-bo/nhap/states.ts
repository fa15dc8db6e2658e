/** How far an import is, in words. */
export const IMPORT_STATES: Readonly<Record<string, string>> = { checking: 'đang đối chiếu', checked: 'đã đối chiếu, chưa nhập', importing: 'đang tạo bản dự thảo', done: 'đã tạo bản dự thảo', failed: 'không nhập được', interrupted: 'bị ngắt giữa chừng' };

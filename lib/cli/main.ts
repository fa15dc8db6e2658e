

/** Every verb of `tthc`: what it takes, and the work, loaded only when it is called. */
const VERBS: Record<string, { words: string; run: (args: readonly string[]) => Promise<number> }> = {
  deadline: { words: 'tthc deadline < TỆP   mỗi dòng JSON một hồ sơ, trả lời hạn giải quyết và từng bước tính', run: async () => (await import('./deadline-verb')).runDeadlineVerb() },
  import: { words: 'tthc import dossiers TỆP [--dry-run]   nhập sổ hồ sơ giấy từ XLSX hoặc CSV; tệp trả lại có đánh dấu từng ô sai\n  tthc import procedures TỆP [--dry-run]   nhập danh sách thủ tục từ XLSX, CSV hoặc JSON thành bản dự thảo\n  tthc import report TỆP   nhập báo cáo của nơi khác, giữ nguyên, chỉ ra chỗ không cân đối', run: async (args) => (await import('./import-verb')).runImport(args) },
  report: { words: 'tthc report ii06a --from NGÀY --to NGÀY [--as-of NGÀY] [--format json|csv|xlsx|pdf|docx] [-o TỆP]   biểu II.06a của một kỳ, như đã biết đến một lúc', run: async (args) => (await import('./report-verb')).runReport(args) },
  sample: { words: 'tthc sample TỆP       chọn lại mẫu hồ sơ của một đợt kiểm tra từ tệp đã tải, so với danh sách đã công bố', run: async (args) => (await import('./sample-verb')).runSample(args) },
  backup: { words: 'tthc backup TỆP       sao lưu cơ sở dữ liệu và các tệp, khi đang chạy cũng được', run: async (args) => (await import('./operations')).runBackup(args) },
  restore: { words: 'tthc restore TỆP      khôi phục vào nơi trống', run: async (args) => (await import('./operations')).runRestore(args) },
  user: { words: 'tthc user add|disable|reset …   mở, khóa tài khoản, cấp mật khẩu dùng một lần; người quản trị đầu tiên được tạo ở đây', run: async (args) => (await import('./user-verb')).runUser(args) },
  token: { words: 'tthc token create|list|revoke …   mã truy cập của hệ thống kết nối qua API', run: async (args) => (await import('./token-verb')).runToken(args) },
  doctor: { words: 'tthc doctor           kiểm tra hệ thống, chỉ ra chỗ hỏng và cách sửa', run: async () => (await import('./doctor-verb')).runDoctor() },
  audit: { words: 'tthc audit verify     kiểm tra chuỗi nhật ký, chỉ ra dòng bị sửa, mất, đổi chỗ', run: async (args) => (await import('./operations')).runAudit(args) },
};

async function main(): Promise<number> {
  const [verb, ...args] = process.argv.slice(2);
  const chosen = verb && Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined;
  if (!chosen) {
    process.stderr.write(`${verb && verb !== 'help' && verb !== '--help' ? `Không có lệnh «${verb}».\n` : ''}Các lệnh:\n${Object.values(VERBS).map(({ words }) => `  ${words}`).join('\n')}\n`);
    return verb === 'help' || verb === '--help' ? 0 : 2;
  }
  return chosen.run(args);
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);

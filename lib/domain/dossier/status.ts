/** The ten statuses of the national portal, in its order (cổng dịch vụ công quốc gia). */
export const DOSSIER_STATUSES = [
  'submitted', // 1 Mới đăng ký
  'received', // 2 Được tiếp nhận
  'declined', // 3 Không được tiếp nhận
  'processing', // 4 Đang xử lý
  'awaiting-supplement', // 5 Yêu cầu bổ sung giấy tờ
  'awaiting-payment', // 6 Yêu cầu thực hiện nghĩa vụ tài chính
  'withdrawn', // 7 Công dân yêu cầu rút hồ sơ
  'stopped', // 8 Dừng xử lý
  'resolved', // 9 Đã xử lý xong
  'returned', // 10 Đã trả kết quả
] as const;

export type DossierStatus = (typeof DOSSIER_STATUSES)[number];

/** The number the national portal gives a status, 1–10. */
export const portalNumber = (status: DossierStatus): number => DOSSIER_STATUSES.indexOf(status) + 1;

/** Statuses in which nothing further can happen. */
export const FINAL_STATUSES: ReadonlySet<DossierStatus> = new Set(['declined', 'withdrawn', 'stopped', 'returned']);

/** Statuses in which the work on the dossier still goes on. */
export const OPEN_STATUSES: ReadonlySet<DossierStatus> = new Set(['submitted', 'received', 'processing', 'awaiting-supplement', 'awaiting-payment']);

/** How the dossier came: trực tiếp, trực tuyến, bưu chính công ích. */
export const CHANNELS = ['in-person', 'online', 'postal'] as const;
export type Channel = (typeof CHANNELS)[number];

export const APPLICANT_KINDS = ['citizen', 'enterprise', 'foreign-organization', 'organization'] as const;
export type ApplicantKind = (typeof APPLICANT_KINDS)[number];

/** How an applicant may choose to hear of their dossier. Zalo goes to the telephone number, as a short message does. */
export const NOTIFY_WAYS = ['none', 'email', 'sms', 'zalo'] as const;
export type NotifyWay = (typeof NOTIFY_WAYS)[number];
export type NoticeChannel = Exclude<NotifyWay, 'none'>;

/** Channel and address of a notice to the applicant; null when they want none or left no address for it. */
export function noticeAddress(dossier: { readonly notifyBy: string; readonly applicantEmail: string | null; readonly applicantPhone: string }): { readonly channel: NoticeChannel; readonly recipient: string } | null {
  const { notifyBy, applicantEmail, applicantPhone } = dossier;
  if (notifyBy === 'email') return applicantEmail ? { channel: 'email', recipient: applicantEmail } : null;
  return (notifyBy === 'sms' || notifyBy === 'zalo') && applicantPhone ? { channel: notifyBy, recipient: applicantPhone } : null;
}

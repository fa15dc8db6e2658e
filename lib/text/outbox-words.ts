export const CHANNEL_WORDS = { email: 'Thư điện tử', sms: 'Tin nhắn', zalo: 'Zalo' } as const;
export const OUTBOX_STATE_WORDS = { queued: 'Chờ gửi', failed: 'Không gửi được', sent: 'Đã gửi' } as const;

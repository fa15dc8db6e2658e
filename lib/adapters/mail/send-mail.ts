import 'server-only';
import nodemailer, { type Transporter } from 'nodemailer';

export type Mail = { readonly to: string; readonly subject: string; readonly text: string; readonly messageId: string };
/** Sends one message; throws when the server cannot be reached or refuses it. */
export type SendMail = (mail: Mail) => Promise<void>;

const kept = new Map<string, Transporter>();

/** The mail server at `smtpUrl`. The same message id on every attempt lets a receiver recognise a repeat. */
export function mailThrough(smtpUrl: string, from: string): SendMail {
  let transport = kept.get(smtpUrl);
  if (!transport) {
    transport = nodemailer.createTransport(smtpUrl, { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 } as object);
    kept.set(smtpUrl, transport);
  }
  const sender = transport;
  return async ({ to, subject, text, messageId }) => {
    await sender.sendMail({ from, to, subject, text, messageId, headers: { 'Auto-Submitted': 'auto-generated' } });
  };
}

import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { ThemeScript } from '@/components/layout/theme-script';
import { PATH_HEADER } from '@/lib/web/path-header';
import './globals.css';

export const metadata: Metadata = {
  title: { default: 'Thủ tục hành chính', template: '%s · Thủ tục hành chính' },
  description: 'Tra cứu thủ tục hành chính và theo dõi hồ sơ',
  formatDetection: { telephone: false, date: false, address: false, email: false },
};

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#10181f' },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const path = (await headers()).get(PATH_HEADER) ?? '';
  return (
    <html lang={/^\/en(\/|\?|$)/.test(path) ? 'en' : 'vi'} suppressHydrationWarning>
      <head>
        <ThemeScript />
      </head>
      <body>{children}</body>
    </html>
  );
}

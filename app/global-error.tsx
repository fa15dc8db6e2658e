'use client';

import { ThemeScript } from '@/components/layout/theme-script';
import ErrorPage from './error';
import './globals.css';

/** When the outermost layout itself failed: the same words, with a document of its own around them. */
export default function GlobalError(props: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="vi" suppressHydrationWarning>
      <head>
        <ThemeScript />
      </head>
      <body>
        <main>
          <ErrorPage {...props} />
        </main>
      </body>
    </html>
  );
}

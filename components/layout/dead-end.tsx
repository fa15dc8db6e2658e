'use client';

import { usePathname } from 'next/navigation';
import { Button } from '@/components/ui/button';
import type { Lang } from '@/lib/text/lang';
import { paths } from '@/lib/text/paths';

type Kind = 'not-found' | 'failed';

const WORDS: Record<Lang, Record<Kind, { title: string; body: string }> & { home: string; lookup: string; reference: string; retry: string }> = {
  vi: {
    'not-found': { title: 'Không có trang này', body: 'Địa chỉ sai, trang đã bỏ, hoặc bạn không có quyền xem.' },
    failed: { title: 'Trang này chưa mở được', body: 'Hệ thống gặp lỗi khi lấy dữ liệu. Những gì đã lưu vẫn còn nguyên. Bấm Thử lại; nếu vẫn lỗi, báo cho cơ quan kèm mã lỗi dưới đây.' },
    home: 'Về trang đầu',
    lookup: 'Tra cứu hồ sơ',
    reference: 'Mã lỗi',
    retry: 'Thử lại',
  },
  en: {
    'not-found': { title: 'There is no such page', body: 'The address is wrong, the page is gone, or you may not see it.' },
    failed: { title: 'This page could not be opened', body: 'Something went wrong while reading the data. What was saved is safe. Try again; if it still fails, tell the agency the error code below.' },
    home: 'To the first page',
    lookup: 'Track a dossier',
    reference: 'Error code',
    retry: 'Try again',
  },
};

/** A page that leads nowhere says what happened, what is safe, and where to go. */
export function DeadEnd({ kind, reference, onRetry }: { kind: Kind; reference?: string; onRetry?: () => void }) {
  const lang: Lang = /^\/en(\/|$)/.test(usePathname() ?? '') ? 'en' : 'vi';
  const words = WORDS[lang];
  return (
    <div className="public wrap-narrow py-10" lang={lang}>
      <title>{words[kind].title}</title>
      <h1 className="text-title mb-3">{words[kind].title}</h1>
      <p>{words[kind].body}</p>
      {reference && (
        <p className="muted mt-3">
          {words.reference}: <span className="code">{reference}</span>
        </p>
      )}
      <div className="acts mt-6">
        {onRetry && (
          <Button tone="primary" onClick={onRetry}>
            {words.retry}
          </Button>
        )}
        <a className="btn" href={paths.home(lang)}>
          {words.home}
        </a>
        <a className="btn" href={paths.lookup(lang)}>
          {words.lookup}
        </a>
      </div>
    </div>
  );
}

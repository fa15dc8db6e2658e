import type { MetadataRoute } from 'next';
import { publicUrl } from '@/lib/web/public-url';

export const dynamic = 'force-dynamic';

/** The catalogue is for everyone; dossiers, papers and staff screens are nobody's search result. */
export default function robots(): MetadataRoute.Robots {
  return {
    rules: { userAgent: '*', allow: ['/$', '/thu-tuc', '/du-lieu-mo', '/en'], disallow: ['/api/', '/ho-so', '/tra-cuu/', '/en/tra-cuu/', '/kiem-chung/', '/en/kiem-chung/', '/giay-to/', '/tep/', '/thu-tuc-noi-bo', '/quan-tri', '/dang-nhap', '/tai-khoan'] },
    sitemap: publicUrl('/sitemap.xml'),
  };
}

import type { MetadataRoute } from 'next';
import { paths } from '@/lib/text/paths';

/** The page on site as something to install on a phone or tablet. */
export default function manifest(): MetadataRoute.Manifest {
  return {
    name: 'Kiểm tra tại chỗ: thủ tục hành chính', short_name: 'Kiểm tra', description: 'Bảng kiểm, phiếu hồ sơ, ảnh và phát hiện khi không có mạng', lang: 'vi', id: paths.onSite(), start_url: paths.onSite(), scope: paths.onSite(),
    display: 'standalone', orientation: 'any', background_color: '#ffffff', theme_color: '#0b4f6c',
    icons: [{ src: '/bieu-tuong-192.png', sizes: '192x192', type: 'image/png' }, { src: '/bieu-tuong-512.png', sizes: '512x512', type: 'image/png', purpose: 'any' }, { src: '/bieu-tuong-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' }],
  };
}

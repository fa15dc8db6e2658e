import { ProcedurePage, procedureMetadata, type ProcedurePageProps } from '@/app/(public)/_pages/procedure';

export const generateMetadata = (props: ProcedurePageProps) => procedureMetadata('vi', props);

export default function Page(props: ProcedurePageProps) {
  return <ProcedurePage lang="vi" {...props} />;
}

import { CertificateList } from '../certificates/certificate-list';
import '../certificates/certificates.scss';
import { HolderOnly } from '../certificates/holder-only';
import { ElderPhoneBar } from '../elder/PhoneBar';
import { useElder } from '../elder/elder';
import { open, paths } from '../paths';
import { Link } from '../ui/Link';
import { PageShell } from '../ui/PageShell';
import { useTabBar } from './use-tab-bar';

/** 亮证: my certificates, each one press away from being shown. */
export default function Wallet() {
  useTabBar();
  const isElder = useElder((state) => state.isElder);
  return (
    <PageShell title="亮证" hasBack={isElder} bar={isElder && <ElderPhoneBar />}>
      <HolderOnly from={paths.wallet()}>
        <CertificateList />
      </HolderOnly>
      {!isElder && (
        <Link onPress={() => open(paths.checkFile())} hasArrow>
          别人给的 PDF 是不是真的，查一查
        </Link>
      )}
    </PageShell>
  );
}

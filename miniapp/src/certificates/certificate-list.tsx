import { View } from '@tarojs/components';
import { useElder } from '../elder/elder';
import { open, paths } from '../paths';
import { AsyncView } from '../ui/AsyncView';
import { Button } from '../ui/Button';
import { CallButton, Empty } from '../ui/Notices';
import { Skeleton } from '../ui/Skeleton';
import { useCertificates } from './api';
import { CertificateCard } from './certificate-card';

function NoCertificates() {
  const isElder = useElder((state) => state.isElder);
  return (
    <Empty title="还没有电子证照" detail="发证部门发了电子证，会自动出现在这里。有实体证的，照样能用。">
      <View className="action-row wrap">
        {!isElder && <CallButton />}
        <Button size="small" className="grow" onPress={() => open(paths.matters())}>
          去办证
        </Button>
      </View>
    </Empty>
  );
}

/** All of mine: those that can be shown first, as the server orders them. */
export function CertificateList() {
  const query = useCertificates();
  return (
    <>
      <AsyncView
        query={query}
        skeleton={<Skeleton rows={3} />}
        isEmpty={({ pages }) => pages.every(({ items }) => items.length === 0)}
        empty={<NoCertificates />}
      >
        {({ pages }) =>
          pages
            .flatMap(({ items }) => items)
            .map((certificate) => <CertificateCard key={certificate.id} certificate={certificate} />)
        }
      </AsyncView>
      {query.hasNextPage && (
        <View className="action-row">
          <Button kind="g" busy={query.isFetchingNextPage && '正在载入…'} onPress={() => void query.fetchNextPage()}>
            看更多
          </Button>
        </View>
      )}
    </>
  );
}

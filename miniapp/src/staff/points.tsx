import { useMutation, useQuery } from '@tanstack/react-query';
import { View } from '@tarojs/components';
import { getPointPoster, listReviewPoints } from '@yichuang/contract/reviews/staff-contract';
import { failureText } from '../api/failure';
import { ask, askFile } from '../api/request';
import { savePdf } from '../certificates/save-pdf';
import { useUser } from '../identity/use-user';
import { paths } from '../paths';
import { AsyncView } from '../ui/AsyncView';
import { Button } from '../ui/Button';
import { Card } from '../ui/Card';
import { Cell } from '../ui/Cell';
import { NavBar } from '../ui/NavBar';
import { Empty } from '../ui/Notices';
import { PageShell } from '../ui/PageShell';
import { Trouble } from './casework/step-foot';
import './staff.scss';
import { StaffOnly } from './staff-only';
import { useWidePage } from './wide-page';

function Points() {
  useWidePage();
  const { user } = useUser();
  const points = useQuery({
    queryKey: ['board', 'points', user?.id],
    queryFn: async () => (await ask(listReviewPoints, { query: {} })).items,
  });
  const poster = useMutation({
    mutationFn: async ({ id, windowName }: { id: string; windowName: string }) =>
      savePdf(await askFile(getPointPoster, { params: { id } }), `${windowName}评价码`),
  });
  const header = (
    <View className="desk-bar">
      <NavBar isDark title="评价码" />
    </View>
  );
  const failure = poster.error ? failureText(poster.error) : undefined;
  return (
    <PageShell header={header}>
      <View className="sub">打印后立在窗口上，群众用微信扫一扫就能评价，不用登录。</View>
      <Trouble text={failure ? `${failure.title}。${failure.detail}。` : ''} />
      <AsyncView
        query={points}
        isEmpty={(items) => items.length === 0}
        empty={<Empty title="这个账号没有大厅" detail="请用窗口或大厅主任的账号登录。" />}
      >
        {(items) => (
          <Card isFlush>
            {items.map(({ id, windowName, hallName }) => (
              <Cell
                key={id}
                icon="qr"
                tone="neutral"
                title={windowName}
                detail={hallName}
                aside={
                  <Button
                    kind="g"
                    size="small"
                    label={`下载立牌，${windowName}`}
                    busy={poster.isPending && poster.variables.id === id && '正在做…'}
                    onPress={() => poster.mutate({ id, windowName })}
                  >
                    下载立牌
                  </Button>
                }
              />
            ))}
          </Card>
        )}
      </AsyncView>
    </PageShell>
  );
}

export default function StaffPointsPage() {
  return (
    <StaffOnly access={listReviewPoints.access} title="评价码" from={paths.reviewPoints()}>
      <Points />
    </StaffOnly>
  );
}

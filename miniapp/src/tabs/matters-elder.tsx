import { View } from '@tarojs/components';
import { useMeant } from '../catalogue/api';
import { ElderPhoneBar } from '../elder/PhoneBar';
import { open, paths } from '../paths';
import { SiteNeeded } from '../site/SiteNeeded';
import { a11y } from '../ui/a11y';
import { AsyncView } from '../ui/AsyncView';
import { BigButton } from '../ui/BigButton';
import { PageShell } from '../ui/PageShell';
import { Skeleton } from '../ui/Skeleton';

/** What elders come for most, in their own words; the catalogue knows what it is called. */
const WORDS = ['老人补贴', '养老认证', '换身份证'] as const;

/** 长辈版: what for, in four large answers; the next page has the time, and a press there books it. */
export function ElderMatters() {
  const query = useMeant(WORDS);
  return (
    <PageShell title="我要办事" bar={<ElderPhoneBar />}>
      <View className="title-l" {...a11y({ role: 'heading' })}>
        办什么事？
      </View>
      <SiteNeeded>
        <AsyncView query={query} skeleton={<Skeleton rows={3} />}>
          {(items) =>
            items.map(({ taskCode, shortName, deptName }) => (
              <BigButton
                key={taskCode}
                name={shortName}
                detail={deptName}
                onPress={() => open(paths.chooseTime(undefined, [taskCode]))}
              />
            ))
          }
        </AsyncView>
      </SiteNeeded>
      <BigButton icon="search" name="别的事" detail="写几个字，帮您找" onPress={() => open(paths.search())} />
    </PageShell>
  );
}

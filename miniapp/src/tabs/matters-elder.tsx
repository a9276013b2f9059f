import { View } from '@tarojs/components';
import { useMeant } from '../catalogue/api';
import { useFacets } from '../catalogue/finding';
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

/** As many kinds as are looked through without getting lost; the others are found in words. */
const KINDS = 6;

/** For those who do not know what it is called, but what it is about. */
function Kinds() {
  const { data } = useFacets('person');
  if (!data || data.themes.length === 0) return null;
  return (
    <>
      <View className="title-m" {...a11y({ role: 'heading' })}>
        按类找
      </View>
      {data.themes.slice(0, KINDS).map(({ name, count }) => (
        <BigButton
          key={name}
          name={name}
          detail={`${count} 件事`}
          onPress={() => open(paths.search(undefined, name))}
        />
      ))}
    </>
  );
}

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
      <Kinds />
    </PageShell>
  );
}

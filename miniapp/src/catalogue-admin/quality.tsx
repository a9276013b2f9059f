import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { getQuality, type QualityReport } from '@yichuang/contract/catalogue/quality-contract';
import { useState } from 'react';
import { open, paths } from '../paths';
import { StaffOnly } from '../staff/staff-only';
import { a11y } from '../ui/a11y';
import { AsyncView } from '../ui/AsyncView';
import { Button } from '../ui/Button';
import { Card } from '../ui/Card';
import { Cell } from '../ui/Cell';
import { momentText } from '../ui/moment-text';
import { Skeleton } from '../ui/Skeleton';
import { CheckedItems } from './checked-items';
import { DeskFrame } from './desk-frame';
import { QualityBreakdown } from './quality-breakdown';
import { readQualityFile, useQuality, type QualityFilter } from './quality-api';
import { ScorePanel } from './score-panel';
import { useSavedSheet } from './use-saved-sheet';

/** Where the items begin on the page. */
const ITEMS = 'checked-items';
/** As in catalogue-admin.scss. */
const DESK_WIDTH = 768;

type Picked = { name: string; filter: QualityFilter };

/** Which items are shown, and the way back to all of them. */
function ItemsHead({ picked, onAll }: { picked: Picked | undefined; onAll: () => void }) {
  const { saving, save } = useSavedSheet();
  // a rule is no filter of the file: it has every finding with its rule
  const { department, level } = picked?.filter ?? {};
  const isWhole = department === undefined && level === undefined;
  const fileName = isWhole ? '事项体检.csv' : `事项体检 ${picked?.name ?? ''}.csv`;
  return (
    <View className="section-head wrap">
      <View className="title-s grow cat-name" {...a11y({ role: 'heading' })}>
        {picked ? picked.name : '有问题的事项，分低的在前'}
      </View>
      {picked && (
        <Button kind="g" size="small" onPress={onAll}>
          看全部
        </Button>
      )}
      <Button
        kind="g"
        size="small"
        icon="file"
        busy={saving !== undefined && '准备中…'}
        onPress={() => save(fileName, () => readQualityFile({ department, level }))}
      >
        下载结果（CSV）
      </Button>
    </View>
  );
}

function Checked({ report }: { report: QualityReport }) {
  const [picked, setPicked] = useState<Picked>();
  const pick = (name: string, filter: QualityFilter) => {
    setPicked({ name, filter });
    // on a phone the items lie below what was pressed, on a desk screen beside it
    if (Taro.getWindowInfo().windowWidth < DESK_WIDTH)
      void Taro.pageScrollTo({ selector: `#${ITEMS}`, duration: 200 }).catch(() => undefined);
  };
  return (
    <View className="cat-columns cat-columns-narrow">
      <View className="stack">
        <QualityBreakdown report={report} onPick={pick} />
        <Card isFlush>
          <Cell
            icon="layers"
            tone="neutral"
            title="五级四同"
            detail="同一事项在各级写得不一样的"
            onPress={() => open(paths.catalogueLevels())}
          />
        </Card>
        <View className="sub">{momentText(report.checkedAt)} 检查。每处问题扣 5 分，总分是各项的平均。</View>
      </View>
      <View className="stack" id={ITEMS}>
        <ItemsHead picked={picked} onAll={() => setPicked(undefined)} />
        <CheckedItems report={report} filter={picked?.filter ?? {}} />
      </View>
    </View>
  );
}

function Quality() {
  const query = useQuality();
  return (
    <DeskFrame title="事项体检" panel={query.data && <ScorePanel report={query.data} />}>
      <AsyncView query={query} skeleton={<Skeleton rows={4} />}>
        {(report) => <Checked report={report} />}
      </AsyncView>
    </DeskFrame>
  );
}

/** 事项体检: the points, where they are lost, and how to mend each finding. */
export default function CatalogueQualityPage() {
  return (
    <StaffOnly access={getQuality.access} title="事项体检" from={paths.catalogueQuality()}>
      <Quality />
    </StaffOnly>
  );
}

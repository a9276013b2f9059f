import { View } from '@tarojs/components';
import type { CatalogueImport, RowFinding } from '@yichuang/contract/catalogue/import-contract';
import { useState } from 'react';
import { a11y } from '../ui/a11y';
import { AsyncView } from '../ui/AsyncView';
import { Button } from '../ui/Button';
import { Card } from '../ui/Card';
import { Chip } from '../ui/Chip';
import { MoreButton } from '../ui/MoreButton';
import { Skeleton } from '../ui/Skeleton';
import { Tag } from '../ui/Tag';
import { readFindingsFile, useFindings, type Severity } from './import-api';
import { placeOf, sentence } from './import-words';
import { useSavedSheet } from './use-saved-sheet';

const SEVERITIES = {
  error: { name: '要改', tone: 'red', icon: 'stop' },
  warning: { name: '提醒', tone: 'amber', icon: 'warn' },
} as const;

/** What stands in the cell; nothing about a row as a whole. */
function valueText({ column, value }: RowFinding): string {
  if (value !== '') return `「${value}」`;
  return column === '' ? '' : '（空）';
}

function Row({ finding }: { finding: RowFinding }) {
  const { severity, heading, value, message } = finding;
  const { name, tone, icon } = SEVERITIES[severity];
  return (
    <View className="finding">
      <View className="finding-kind">
        <Tag tone={tone} icon={icon}>
          {name}
        </Tag>
      </View>
      <View className="finding-place">
        <View className="body strong">{placeOf(finding)}</View>
        {heading !== '' && <View className="sub">{heading}</View>}
      </View>
      <View className={value === '' ? 'finding-value sub' : 'finding-value body words'}>{valueText(finding)}</View>
      <View className="finding-advice body ink-700">{sentence(message)}</View>
    </View>
  );
}

function Filter({
  shown,
  chosen,
  onChoose,
}: {
  shown: CatalogueImport;
  chosen: Severity | undefined;
  onChoose: (one: Severity | undefined) => void;
}) {
  const { errors, warnings } = shown.counts;
  return (
    <View className="chips" {...a11y({ role: 'radiogroup', label: '看哪些' })}>
      <Chip isOn={chosen === undefined} onPress={() => onChoose(undefined)}>
        全部 {errors + warnings}
      </Chip>
      <Chip isOn={chosen === 'error'} onPress={() => onChoose('error')}>
        要改 {errors}
      </Chip>
      <Chip isOn={chosen === 'warning'} onPress={() => onChoose('warning')}>
        提醒 {warnings}
      </Chip>
    </View>
  );
}

function Table({ shown, severity }: { shown: CatalogueImport; severity: Severity | undefined }) {
  const query = useFindings(shown, severity);
  return (
    <>
      <AsyncView
        query={query}
        skeleton={<Skeleton rows={3} />}
        isEmpty={({ pages }) => pages.every(({ items }) => items.length === 0)}
        empty={<Card className="body">这一类没有。</Card>}
      >
        {({ pages }) => (
          <Card isFlush>
            <View className="finding finding-head sub" {...a11y({ hidden: true })}>
              <View className="finding-kind">轻重</View>
              <View className="finding-place">哪一格</View>
              <View className="finding-value">现在写的</View>
              <View className="finding-advice">怎么改</View>
            </View>
            {pages
              .flatMap(({ items }) => items)
              .map((finding) => (
                <Row key={finding.id} finding={finding} />
              ))}
          </Card>
        )}
      </AsyncView>
      <MoreButton query={query}>再看 50 处</MoreButton>
    </>
  );
}

/** Row by row: which cell, what stands there, how to mend it. */
export function ImportFindings({ shown }: { shown: CatalogueImport }) {
  const [chosen, setChosen] = useState<Severity | 'all'>();
  const { saving, save } = useSavedSheet();
  const { errors, warnings } = shown.counts;
  if (errors + warnings === 0) return null;
  // what must be mended first
  const shownFirst = errors > 0 ? 'error' : 'all';
  const now = chosen ?? shownFirst;
  const severity = now === 'all' ? undefined : now;
  const fileName = `导入报告 ${shown.fileName.replace(/[^\w\u4e00-\u9fff-]/g, '_')}.csv`;
  return (
    <View className="stack">
      <View className="section-head wrap">
        <View className="title-s" {...a11y({ role: 'heading' })}>
          逐行报告
        </View>
        <Button
          kind="g"
          size="small"
          icon="file"
          busy={saving !== undefined && '准备中…'}
          onPress={() => save(fileName, () => readFindingsFile(shown.id))}
        >
          下载报告（CSV）
        </Button>
      </View>
      <Filter shown={shown} chosen={severity} onChoose={(one) => setChosen(one ?? 'all')} />
      <Table key={severity} shown={shown} severity={severity} />
    </View>
  );
}

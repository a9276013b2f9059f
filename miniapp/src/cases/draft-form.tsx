import { View } from '@tarojs/components';
import type { Case } from '@yichuang/contract/cases/case';
import type { Form } from '@yichuang/contract/cases/form';
import { isProvided } from '@yichuang/contract/cases/material';
import { back } from '../paths';
import { toast } from '../platform';
import { ActionBar } from '../ui/ActionBar';
import { a11y, pressable } from '../ui/a11y';
import { Button } from '../ui/Button';
import { Card } from '../ui/Card';
import { Icon } from '../ui/Icon';
import { PageShell } from '../ui/PageShell';
import { DraftConflict } from './draft-conflict';
import { placeOf } from './draft-errors';
import { DraftField } from './draft-field';
import { DraftStatus, DraftSteps } from './draft-head';
import { KnownMark, KnownRow } from './draft-known';
import { ReturnedNote } from './draft-returned';
import { anchorOf, goToPlace } from './go-to-place';
import { MaterialCard } from './material-card';
import { useWanted } from './wanted-materials';
import type { Fill } from './use-fill';

type Props = { shown: Case; fill: Fill };

function Section({ section, shown, fill }: Props & { section: Form['sections'][number] }) {
  const isAsked = (id: string) => fill.asked.some((field) => field.id === id);
  const fields = section.fields.filter(({ id, known }) => known !== undefined || isAsked(id));
  if (fields.length === 0) return null;
  return (
    <Card className="stack">
      <View className="section-head">
        <View className="title-s" {...a11y({ role: 'heading' })}>
          {section.title}
        </View>
        {fields.some(({ known }) => known !== undefined) && <KnownMark />}
      </View>
      {fields.map((field) =>
        field.known === undefined ? (
          <View key={field.id} id={anchorOf({ kind: 'field', id: field.id })}>
            <DraftField
              field={field}
              value={fill.view.answers[field.id] ?? ''}
              error={fill.errorAt({ kind: 'field', id: field.id })}
              onChange={(value) => fill.edit(field.id, value)}
              onBlur={() => fill.leave(field.id)}
            />
          </View>
        ) : (
          <KnownRow key={field.id} field={field} known={shown.known} />
        ),
      )}
    </Card>
  );
}

function Materials({ shown, fill }: Props) {
  const materials = useWanted(shown);
  const missing = materials.filter((material) => material.isNeed === '1' && !isProvided(material)).length;
  if (materials.length === 0) return null;
  return (
    <Card>
      <View className="section-head">
        <View className="title-s" {...a11y({ role: 'heading' })}>
          材料
        </View>
        <View className="sub">
          {materials.length} 项，{missing === 0 ? '都有了' : `还差 ${missing} 项`}
        </View>
      </View>
      {materials.map((material) => (
        <MaterialCard
          key={material.id}
          caseId={shown.id}
          taskName={shown.taskName}
          material={material}
          error={fill.errorAt({ kind: 'material', id: material.id })}
        />
      ))}
    </Card>
  );
}

/** 「有 2 处要改」: leads to the first of them. */
function Summary({ said }: Pick<Fill, 'said'>) {
  const first = said.map(placeOf).find((place) => place !== undefined);
  if (!first) return null;
  return (
    <View className="fill-summary" {...pressable(() => goToPlace(first))}>
      <Icon name="warn" size={20} />
      <View className="grow">有 {said.length} 处要改或要补，点这里看第一处</View>
    </View>
  );
}

/** The whole form on one page, and its materials below. */
export function DraftForm({ shown, fill }: Props) {
  const { view, keeper } = fill;
  const leave = async () => {
    const isSaved = await keeper.flush();
    toast(isSaved ? '存好了，在「进度」里可以接着填' : '先存在这台手机里了，连上网会自动保存');
    back();
  };
  const bar = (
    <ActionBar>
      <Button kind="g" className="fill-leave" onPress={() => void leave()}>
        先存着
      </Button>
      <Button busy={fill.isLeaving && '正在保存…'} onPress={() => fill.review(goToPlace)}>
        下一步：核对
      </Button>
    </ActionBar>
  );
  return (
    <PageShell
      title={shown.taskName}
      className="fill-form"
      bar={bar}
      overlay={<DraftConflict form={shown.form} view={view} keeper={keeper} />}
    >
      <View className="fill-head">
        <DraftSteps step={1} />
        <DraftStatus view={view} />
      </View>
      <ReturnedNote shown={shown} />
      <Summary said={fill.said} />
      {shown.form.sections.map((section) => (
        <Section key={section.id} section={section} shown={shown} fill={fill} />
      ))}
      <Materials shown={shown} fill={fill} />
    </PageShell>
  );
}

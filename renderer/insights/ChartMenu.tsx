import { ChartNoAxesColumn, Copy, Ellipsis, FileSpreadsheet, ImageDown, Table2 } from 'lucide-react';
import type { RefObject } from 'react';
import { useStores } from '../app/stores.ts';
import { DropMenu } from '../ui/DropMenu.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { MenuEntry } from '../ui/MenuEntry.tsx';
import { saveFile } from '../ui/save-file.ts';
import { t } from '../words/t.ts';
import { chartPicture } from './charts/chart-picture.ts';
import { csvOf, type Question } from './question.ts';

export interface ChartMenuProps {
  question: Question;
  chart: RefObject<HTMLDivElement | null>;
  isTable: boolean;
  onTable: (isTable: boolean) => void;
}

function useActions({ question, chart }: ChartMenuProps) {
  const { notices } = useStores();
  const { tell, fail } = notices.getState();
  const withPicture = (use: (picture: Promise<Blob>) => unknown) => async () => {
    try {
      if (chart.current !== null)
        await use(chartPicture(chart.current, { question: question.question, answer: `${question.figure ?? ''} ${question.answer}`.trim() }));
    } catch (error) {
      fail(error);
    }
  };
  return {
    savePicture: withPicture(async (picture) => saveFile(`galley-${question.id}.png`, await picture)),
    copyPicture: withPicture(async (picture) => {
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })]);
      tell(t('Chart copied'));
    }),
    saveRows: () => saveFile(`galley-${question.id}.csv`, new Blob([csvOf(question.table)], { type: 'text/csv' })),
  };
}

/** Table or chart, and the ways out: picture, clipboard, rows. */
export function ChartMenu(props: ChartMenuProps) {
  const { question, isTable, onTable } = props;
  const { savePicture, copyPicture, saveRows } = useActions(props);
  return (
    <div className="chart-tools">
      <IconButton label={isTable ? t('Show as chart') : t('Show as table')} Icon={isTable ? ChartNoAxesColumn : Table2} onClick={() => onTable(!isTable)} />
      <DropMenu
        trigger={
          <button type="button" className="icon-button" aria-label={t('Export “{question}”', { question: question.question })}>
            <Ellipsis size={16} aria-hidden />
          </button>
        }
      >
        <MenuEntry Icon={ImageDown} isDisabled={isTable} onChoose={savePicture}>
          {t('Save as PNG')}
        </MenuEntry>
        <MenuEntry Icon={Copy} isDisabled={isTable} onChoose={copyPicture}>
          {t('Copy picture')}
        </MenuEntry>
        <MenuEntry Icon={FileSpreadsheet} onChoose={saveRows}>
          {t('Save rows as CSV')}
        </MenuEntry>
      </DropMenu>
    </div>
  );
}

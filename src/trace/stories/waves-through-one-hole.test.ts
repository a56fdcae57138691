import { describe, expect, it } from 'vitest';
import { CHROME, Story } from './story.ts';

/** Three waves from three addresses through the same parameter of the same page. */
const WAVES = [
  ['2022-08-29T10:00:00', '198.51.100.1'],
  ['2022-09-04T10:00:00', '198.51.100.2'],
  ['2022-12-03T10:00:00', '198.51.100.3'],
] as const;
const TOOL = 'ExampleInject/1.6#dev';

function waves(agents: readonly string[], status = 200): Story {
  const story = new Story();
  WAVES.forEach(([at, from], index) => {
    const does = `GET /jobs/list?id=1'+union+select+${index}`;
    story
      .tell({ at, from, does, status, agent: agents[index]!, attacks: ['sqli'] }, 50)
      .find({ sources: [from], outcome: 'unknown' });
  });
  return story;
}

describe('three waves through one hole', () => {
  it('are joined by the same rare tool against it', () => {
    const { actors } = waves([TOOL, TOOL, TOOL]).trace();
    expect(actors).toHaveLength(1);
    expect(actors[0]!.addresses).toEqual(WAVES.map(([, from]) => from));
    expect(actors[0]!.links).toHaveLength(2);
    expect(actors[0]!.links[0]!.why).toContain(TOOL);
    expect(actors[0]!.links[0]!.why).toContain('/jobs/list の id');
    expect(actors[0]!.links[0]!.evidence).toHaveLength(2);
  });

  it('stay apart when the tool is a browser, and the shared hole is only said', () => {
    const { actors, timeline } = waves([CHROME, CHROME, CHROME]).trace();
    expect(actors).toHaveLength(3);
    expect(actors.flatMap((actor) => actor.links)).toEqual([]);
    expect(timeline[0]!.text.ja).toContain(
      'なお、同じ箇所(/jobs/list の id)への攻撃は198.51.100.2、198.51.100.3からも',
    );
    expect(timeline[0]!.text.en).toContain('nothing in the logs shows a connection');
  });

  it.each(['python-requests/2.28.1', 'curl/8.4.0', 'Go-http-client/1.1', ''])(
    'stay apart when many send %s',
    (agent) => {
      expect(waves([agent, agent, agent]).trace().actors).toHaveLength(3);
    },
  );

  it('stay apart when the tool is known to be sent by many', () => {
    const commonAgents = new Set([TOOL]);
    expect(waves([TOOL, TOOL, TOOL]).trace({ commonAgents }).actors).toHaveLength(3);
  });

  it('stay apart when each wave had another tool', () => {
    expect(waves([TOOL, 'OtherTool/2', CHROME]).trace().actors).toHaveLength(3);
  });

  it('stay apart when the shop said that nothing is there', () => {
    const { actors, timeline } = waves([TOOL, TOOL, TOOL], 404).trace();
    expect(actors).toHaveLength(3);
    expect(timeline[0]!.text.ja).not.toContain('なお、');
    expect(timeline[0]!.text.ja).toContain('いずれも拒否されています。');
  });

  it('stay apart when they lie more than half a year apart', () => {
    const story = new Story();
    for (const [at, from] of [WAVES[0], ['2023-06-01T10:00:00', '198.51.100.9']] as const) {
      story
        .tell({ at, from, does: 'GET /p?id=%27', agent: TOOL, attacks: ['sqli'] })
        .find({ sources: [from] });
    }
    expect(story.trace().actors).toHaveLength(2);
  });

  it('are joined by what a scanner signs its payloads with', () => {
    const story = new Story();
    for (const [at, from] of WAVES) {
      const does = 'GET /p?q=%22ns=netsparker(0x0001)';
      story.tell({ at, from, does, attacks: ['xss'] }).find({ sources: [from] });
    }
    expect(story.trace().actors).toHaveLength(1);
  });

  it('pull in nobody who uses the page as it is meant', () => {
    const story = waves([TOOL, TOOL, TOOL]);
    story.tell({ at: '2022-09-01T10:00:00', from: '192.0.2.5', does: 'GET /jobs/list?id=1', agent: TOOL }, 5);
    const trace = story.trace();
    expect(trace.actorOf('192.0.2.5')).toBeUndefined();
    expect(trace.timeline.reduce((sum, one) => sum + one.evidence.length, 0)).toBe(60);
  });
});

/**
 * What something costs: the cheapest of three runs, in milliseconds of the processor, which others do not lengthen by
 * using it too; at least half a one. For tests that judge how a cost grows, and never how long it is.
 */
export function processorCost(run: () => void): number {
  const runs = [1, 2, 3].map(() => {
    const start = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  });
  return Math.max(0.5, Math.min(...runs));
}

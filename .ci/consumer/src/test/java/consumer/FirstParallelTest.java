package consumer;

class FirstParallelTest extends ParallelCosts {}

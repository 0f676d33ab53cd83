package consumer;

class SecondParallelTest extends ParallelCosts {}

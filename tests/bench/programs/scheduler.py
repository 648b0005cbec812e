"""An operating system in small (in the manner of Richards): tasks, packets, queues, dispatch by method."""

IDLE, WORKER, HANDLER_A, HANDLER_B, DEVICE_A, DEVICE_B = range(6)


class Packet:
    def __init__(self, link, task, kind):
        self.link = link
        self.task = task
        self.kind = kind
        self.datum = 0
        self.data = [0] * 4

    def append_to(self, queue):
        self.link = None
        if queue is None:
            return self
        last = queue
        while last.link is not None:
            last = last.link
        last.link = self
        return queue


class Task:
    def __init__(self, scheduler, number, priority, queue):
        self.scheduler = scheduler
        self.number = number
        self.priority = priority
        self.queue = queue
        self.waiting = queue is None
        self.holding = False
        scheduler.add(self)

    def ready(self):
        return not self.holding and (not self.waiting or self.queue is not None)

    def run(self):
        packet = None
        if self.queue is not None:
            packet = self.queue
            self.queue = packet.link
        self.waiting = False
        return self.step(packet)

    def receive(self, packet, sender):
        empty = self.queue is None
        self.queue = packet.append_to(self.queue)
        if empty and self.priority > sender.priority:
            return self
        return sender

    def wait(self):
        self.waiting = True
        return self

    def hold(self):
        self.scheduler.holds += 1
        self.holding = True
        return self

    def send(self, packet):
        receiver = self.scheduler.tasks[packet.task]
        self.scheduler.sent += 1
        packet.link = None
        packet.task = self.number
        return receiver.receive(packet, self)


class IdleTask(Task):
    def __init__(self, scheduler, count):
        super().__init__(scheduler, IDLE, 0, None)
        self.waiting = False
        self.control = 1
        self.count = count

    def step(self, packet):
        self.count -= 1
        if self.count == 0:
            return self.hold()
        if self.control & 1:
            self.control = (self.control >> 1) ^ 0xD008
            return self.scheduler.release(DEVICE_B)
        self.control >>= 1
        return self.scheduler.release(DEVICE_A)


class WorkerTask(Task):
    def __init__(self, scheduler, queue):
        super().__init__(scheduler, WORKER, 1000, queue)
        self.target = HANDLER_A
        self.letter = 0

    def step(self, packet):
        if packet is None:
            return self.wait()
        self.target = HANDLER_B if self.target == HANDLER_A else HANDLER_A
        packet.task = self.target
        packet.datum = 0
        for index in range(4):
            self.letter += 1
            if self.letter > 26:
                self.letter = 1
            packet.data[index] = self.letter
        return self.send(packet)


class HandlerTask(Task):
    def __init__(self, scheduler, number, priority, queue):
        super().__init__(scheduler, number, priority, queue)
        self.work = None
        self.devices = None

    def step(self, packet):
        if packet is not None:
            if packet.kind == 'work':
                self.work = packet.append_to(self.work)
            else:
                self.devices = packet.append_to(self.devices)
        if self.work is not None:
            work = self.work
            if work.datum < 4:
                if self.devices is not None:
                    device = self.devices
                    self.devices = device.link
                    device.datum = work.data[work.datum]
                    work.datum += 1
                    return self.send(device)
            else:
                self.work = work.link
                return self.send(work)
        return self.wait()


class DeviceTask(Task):
    def __init__(self, scheduler, number, priority):
        super().__init__(scheduler, number, priority, None)
        self.pending = None

    def step(self, packet):
        if packet is None:
            if self.pending is None:
                return self.wait()
            packet = self.pending
            self.pending = None
            return self.send(packet)
        self.pending = packet
        return self.hold()


class Scheduler:
    def __init__(self):
        self.tasks = [None] * 6
        self.order = []
        self.sent = 0
        self.holds = 0

    def add(self, task):
        self.tasks[task.number] = task
        self.order.insert(0, task)

    def release(self, number):
        task = self.tasks[number]
        task.holding = False
        idle = self.tasks[IDLE]
        return task if task.priority > idle.priority else idle

    def run(self):
        order = self.order
        index = 0
        task = order[0]
        while True:
            if task.ready():
                following = task.run()
                if following is task and not task.ready():
                    index = 0
                    task = order[0]
                else:
                    task = following
                    index = order.index(task)
            else:
                index += 1
                if index == len(order):
                    return
                task = order[index]


def simulate(count):
    scheduler = Scheduler()
    IdleTask(scheduler, count)
    queue = Packet(None, WORKER, 'work')
    queue = Packet(queue, WORKER, 'work')
    WorkerTask(scheduler, queue)
    for handler, device, priority in ((HANDLER_A, DEVICE_A, 2000), (HANDLER_B, DEVICE_B, 3000)):
        queue = None
        for _ in range(3):
            queue = Packet(queue, device, 'device')
        HandlerTask(scheduler, handler, priority, queue)
    DeviceTask(scheduler, DEVICE_A, 4000)
    DeviceTask(scheduler, DEVICE_B, 5000)
    scheduler.run()
    return scheduler.sent, scheduler.holds


print([simulate(10_000) for _ in range(8)])

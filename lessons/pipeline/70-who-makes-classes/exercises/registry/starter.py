class Message:
    kinds = {}

    @classmethod
    def make(cls, kind):
        return Message.kinds[kind]()
